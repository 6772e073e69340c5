/**
 * The words of Roadloom as plain values: what sources emit, what operators exchange, what tables
 * hold.
 */
package io.roadloom.model;
