package io.roadloom.it;

/** A process that a pipeline stands on, and that can be lost. */
enum Victim {
  TASK_MANAGER_0,
  TASK_MANAGER_1,
  JOB_MANAGER,
  HDFS,
  BROKER
}
