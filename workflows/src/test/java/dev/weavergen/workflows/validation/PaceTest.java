package dev.weavergen.workflows.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long HOUR_MILLIS = 3_600_000;

  @Test
  void leftMillis_beforeTheFirstEnd_isUnknown() {
    assertThat(new Pace(5).leftMillis(3)).isEmpty();
  }

  @Test
  void leftMillis_evenTasks_isTheirTimeEach() {
    assertThat(ended(100, 200, 300).leftMillis(7)).contains(700L);
  }

  @Test
  void leftMillis_afterADowntime_doesNotCountIt() {
    assertThat(ended(100, 200, HOUR_MILLIS, HOUR_MILLIS + 100).leftMillis(10)).contains(1_000L);
  }

  @Test
  void leftMillis_slowTasks_areNoDowntime() {
    assertThat(ended(60_000, 120_000, 600_000).leftMillis(3)).contains(600_000L);
  }

  private static Pace ended(long... millis) {
    Pace pace = new Pace(0);
    for (long end : millis) {
      pace.ended(end);
    }
    return pace;
  }
}
