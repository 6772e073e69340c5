/** YAML files that users write: values that know where they stand, and say what is wrong there. */
package io.roadloom.yaml;
