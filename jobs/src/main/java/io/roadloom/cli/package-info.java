/** The command line: one class a command. Results on stdout, all else on stderr. */
package io.roadloom.cli;
