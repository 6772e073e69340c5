package io.roadloom.dataset.similar;

import java.util.Arrays;

/** Numbers, as many as come. */
final class IntList {
  private int[] numbers = new int[64];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  int get(int index) {
    return numbers[index];
  }

  int size() {
    return size;
  }

  /** The last index whose number is at most {@code number}, in a list that ascends; -1 for none. */
  int floor(int number) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (numbers[middle] <= number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from - 1;
  }
}
