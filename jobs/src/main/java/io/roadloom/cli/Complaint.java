package io.roadloom.cli;

import io.roadloom.lake.LakeException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** What went wrong, in one line for whoever can put it right. */
final class Complaint {
  // Storage clients put the names of their classes before what they have to say.
  private static final Pattern CLASS =
      Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error):?\\s*");

  private Complaint() {}

  static String of(Throwable failure) {
    String message = failure.getMessage();
    String line =
        message == null ? "" : CLASS.matcher(message).replaceAll("").lines().findFirst().orElse("");
    if (line.isBlank()) {
      String kind = failure.getClass().getSimpleName().replaceFirst("Exception$", "");
      return "failed without a reason (" + kind + ")";
    }
    boolean wrapped = failure instanceof LakeException;
    return line.strip() + missingReason(wrapped ? failure.getCause() : failure);
  }

  /** Java's file systems say only which file, where the class says why. */
  private static String missingReason(@Nullable Throwable failure) {
    if (!(failure instanceof FileSystemException file) || file.getReason() != null) {
      return "";
    } else if (failure instanceof AccessDeniedException) {
      return ": permission denied";
    } else if (failure instanceof NoSuchFileException) {
      return ": no such file";
    }
    return failure instanceof FileAlreadyExistsException ? ": exists already" : "";
  }
}
