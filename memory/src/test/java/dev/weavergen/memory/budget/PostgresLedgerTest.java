package dev.weavergen.memory.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.generation.Budget;
import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.budget.Ledger.Balance;
import dev.weavergen.workflows.budget.Ledger.Charge;
import dev.weavergen.workflows.budget.Ledger.Entry;
import dev.weavergen.workflows.budget.Ledger.Question;
import dev.weavergen.workflows.budget.Ledger.Reservation;
import dev.weavergen.workflows.budget.Ledger.Reserved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresLedgerTest {
  private static final AtomicInteger GENERATIONS = new AtomicInteger();
  private static final Reserved GRANTED = new Reserved.Granted();
  private static final Reserved WAIT = new Reserved.Wait();

  private static Database database;
  private static PostgresLedger ledger;

  private final String generation = "generation-" + GENERATIONS.incrementAndGet();

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    ledger = new PostgresLedger(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void reserve_withoutAPurse_isGrantedAndLeavesNothing() {
    assertThat(reserve("step", 1_000_000)).isEqualTo(GRANTED);

    assertThat(ledger.spent(generation)).isEmpty();
  }

  @Test
  void reserve_threeTenthsOfThreeTenths_areAllGranted() {
    ledger.open(generation, "run", Budget.of(Optional.of(0.3), OptionalLong.empty()));

    List<Reserved> reserved =
        IntStream.range(0, 4)
            .mapToObj(i -> ledger.reserve(call("step" + i, 1, "", new Charge(0.1, 10))))
            .toList();

    assertThat(reserved).containsExactly(GRANTED, GRANTED, GRANTED, WAIT);
  }

  @Test
  void reserve_callUnderWayHoldsTheRest_waitsUntilItIsSettled() {
    openTokens(100);
    Reserved _ = reserve("one", 80);

    assertThat(reserve("two", 60)).isEqualTo(WAIT);
    ledger.settle(entry("one", 1), new Charge(0, 40));
    assertThat(reserve("two", 60)).isEqualTo(GRANTED);
    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 100));
  }

  @Test
  void reserve_notEnoughEvenWhenAllIsSettled_saysWhatIsLeftAndWhatHelps() {
    openTokens(1_000);
    Reserved _ = reserve("one", 700);
    ledger.settle(entry("one", 1), new Charge(0, 600));

    assertThat(reserve("two", 500))
        .isEqualTo(
            new Reserved.Exceeded(
                "of the budget of 1000 tokens there are 400 left, and the call may take 500; extend it with `weavergen extend "
                    + generation
                    + " --budget-tokens 100` or more, ask with a larger budget, or lower the model's max-tokens"));
  }

  @Test
  void reserve_dollars_saysWhatIsLeft() {
    ledger.open(generation, "run", Budget.of(Optional.of(0.05), OptionalLong.empty()));

    assertThat(ledger.reserve(call("one", 1, "", new Charge(0.0625, 10))))
        .isInstanceOfSatisfying(
            Reserved.Exceeded.class,
            exceeded ->
                assertThat(exceeded.why())
                    .startsWith(
                        "of the budget of $0.05 there are $0.05 left, and the call may cost $0.0625; ")
                    .contains("--budget-usd 0.0125`"));
  }

  @Test
  void reserve_emptyPurse_grantsWhatCostsNothing() {
    openTokens(0);

    assertThat(reserve("one", 1)).isInstanceOf(Reserved.Exceeded.class);
    assertThat(reserve("two", 0)).isEqualTo(GRANTED);
  }

  @Test
  void reserve_sameEntryAgain_countsOnce() {
    openTokens(100);

    assertThat(reserve("one", 80)).isEqualTo(GRANTED);
    assertThat(reserve("one", 80)).isEqualTo(GRANTED);
    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 80));
  }

  @Test
  void reserve_entryThatIsOver_isRefused() {
    openTokens(100);
    Reserved _ = reserve("one", 80);
    ledger.settle(entry("one", 1), new Charge(0, 10));

    assertThatThrownBy(() -> reserve("one", 80))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is over");
  }

  @Test
  void reserve_attemptBeforeWasKilled_countsItInFullAndDoesNotWaitForIt() {
    openTokens(100);
    Reserved _ = reserve("one", 60);

    Reserved second = ledger.reserve(call("one", 2, "", new Charge(0, 60)));

    assertThat(second).isInstanceOf(Reserved.Exceeded.class);
    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 60));
  }

  @Test
  void settle_again_changesNothing() {
    openTokens(100);
    Reserved _ = reserve("one", 60);

    ledger.settle(entry("one", 1), new Charge(0, 20));
    ledger.settle(entry("one", 1), new Charge(0, 90));

    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 20));
  }

  @Test
  void settle_moreThanWasReserved_tellsTheTruth() {
    openTokens(100);
    Reserved _ = reserve("one", 60);

    ledger.settle(entry("one", 1), new Charge(0, 140));

    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 140));
    assertThat(reserve("two", 1))
        .isInstanceOfSatisfying(
            Reserved.Exceeded.class,
            exceeded -> assertThat(exceeded.why()).contains("there are 0 left").contains(" 41`"));
  }

  @Test
  void arrived_storedByOneThatWasKilled_settlesIt() {
    openTokens(100);
    Reserved _ = reserve("one", 60);

    ledger.arrived(question("one"), new Charge(0, 25));
    ledger.arrived(question("one"), new Charge(0, 26));

    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 25));
  }

  @Test
  void arrived_afterAnAttemptThatSettled_leavesTheKilledOneBeforeIt() {
    openTokens(200);
    Reserved _ = reserve("one", 60);
    Reserved _ = ledger.reserve(call("one", 2, "", new Charge(0, 60)));
    ledger.settle(entry("one", 2), new Charge(0, 10));

    ledger.arrived(question("one"), new Charge(0, 10));

    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 70));
  }

  @Test
  void extend_sameNumberAgain_addsOnce() {
    openTokens(100);
    Reserved _ = reserve("one", 100);
    Budget more = tokens(50);

    ledger.extend(generation, 1, more);
    ledger.extend(generation, 1, more);

    assertThat(reserve("two", 50)).isEqualTo(GRANTED);
    assertThat(ledger.balance(generation)).hasValue(new Balance(tokens(150), new Charge(0, 150)));
    assertThat(reserve("three", 1)).isEqualTo(WAIT);
    ledger.extend(generation, 2, more);
    assertThat(reserve("three", 50)).isEqualTo(GRANTED);
  }

  @Test
  void extend_withoutALimitOrAPurse_makesNone() {
    openTokens(100);

    ledger.extend(generation, 1, Budget.of(Optional.of(1.0), OptionalLong.empty()));
    ledger.extend("nobody", 1, tokens(5));

    assertThat(ledger.reserve(call("one", 1, "", new Charge(50, 10)))).isEqualTo(GRANTED);
    assertThat(ledger.spent("nobody")).isEmpty();
  }

  @Test
  void extend_timeThatIsOver_addsToWhatHasPassed() {
    ledger.open(
        generation,
        "run",
        new Budget(
            Optional.empty(),
            OptionalLong.empty(),
            Optional.of(Duration.ofMinutes(1)),
            Optional.empty()));
    int _ =
        database.run(session ->
            session.update(
                "UPDATE purse SET opened_at = opened_at - interval '1 hour' WHERE generation_id = ?",
                generation));

    assertThat(reserve("one", 1))
        .isInstanceOfSatisfying(
            Reserved.Exceeded.class,
            exceeded -> assertThat(exceeded.why()).startsWith("the budget's 1m have passed; "));
    ledger.extend(
        generation,
        1,
        new Budget(
            Optional.empty(),
            OptionalLong.empty(),
            Optional.of(Duration.ofMinutes(5)),
            Optional.empty()));
    assertThat(reserve("one", 1)).isEqualTo(GRANTED);
  }

  @Test
  void reserve_lineage_hasItsOwnLimitBesideTheWhole() {
    ledger.open(
        generation,
        "run",
        new Budget(
            Optional.empty(), OptionalLong.of(100), Optional.empty(), Optional.of(tokens(50))));

    assertThat(ledger.reserve(call("one", 1, "a", new Charge(0, 50)))).isEqualTo(GRANTED);
    ledger.settle(entry("one", 1), new Charge(0, 40));
    assertThat(ledger.reserve(call("two", 1, "a", new Charge(0, 20))))
        .isInstanceOfSatisfying(
            Reserved.Exceeded.class,
            exceeded -> assertThat(exceeded.why()).contains("repairs of one program, here a's"));
    assertThat(ledger.reserve(call("three", 1, "b", new Charge(0, 50)))).isEqualTo(GRANTED);
    assertThat(ledger.reserve(call("four", 1, "", new Charge(0, 20)))).isEqualTo(WAIT);
  }

  @Test
  void extend_whoeverWasRefused_fillsUpTheLineagesToo() {
    ledger.open(
        generation,
        "run",
        new Budget(
            Optional.empty(),
            OptionalLong.of(100),
            Optional.of(Duration.ofMinutes(1)),
            Optional.of(
                new Budget(
                    Optional.empty(),
                    OptionalLong.of(10),
                    Optional.of(Duration.ofMinutes(1)),
                    Optional.empty()))));
    assertThat(ledger.reserve(call("one", 1, "a", new Charge(0, 10)))).isEqualTo(GRANTED);
    int _ =
        database.run(session ->
            session.update(
                "UPDATE purse_entry SET reserved_at = reserved_at - interval '1 hour' WHERE generation_id = ?",
                generation));

    ledger.extend(
        generation,
        1,
        new Budget(
            Optional.of(1.0),
            OptionalLong.of(5),
            Optional.of(Duration.ofMinutes(1)),
            Optional.empty()));

    assertThat(ledger.reserve(call("two", 1, "a", new Charge(7, 6))))
        .isInstanceOf(Reserved.Exceeded.class);
    assertThat(ledger.reserve(call("two", 1, "a", new Charge(7, 5)))).isEqualTo(GRANTED);
  }

  @Test
  void open_anotherRun_beginsAnew() {
    openTokens(100);
    Reserved _ = reserve("one", 100);

    ledger.open(generation, "run", tokens(500));
    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 100));
    ledger.open(generation, "another run", tokens(60));

    assertThat(ledger.spent(generation)).hasValue(new Charge(0, 0));
    assertThat(reserve("two", 61)).isInstanceOf(Reserved.Exceeded.class);
    assertThat(reserve("three", 60)).isEqualTo(GRANTED);
  }

  /** Whatever workers do at once: what is settled and reserved never exceeds the purse. */
  @Test
  void reserve_manyWorkersAtOnce_neverExceedsThePurse() throws Exception {
    ledger.open(generation, "run", Budget.of(Optional.of(0.9), OptionalLong.of(9_000)));
    List<Callable<Tally>> workers =
        IntStream.range(0, 6).mapToObj(i -> (Callable<Tally>) () -> work(i)).toList();
    Tally total = new Tally();
    try (var threads = Executors.newFixedThreadPool(workers.size())) {
      for (Future<Tally> worker : threads.invokeAll(workers)) {
        total.add(worker.get());
      }
    }

    assertThat(total.refused).isPositive();
    assertThat(ledger.spent(generation))
        .hasValue(new Charge(total.tokens / 10_000.0, total.tokens));
  }

  /** What one worker knows to have spent. */
  private static final class Tally {
    private long tokens;
    private int refused;

    void add(Tally other) {
      tokens += other.tokens;
      refused += other.refused;
    }
  }

  private Tally work(int worker) {
    Random random = new Random(worker);
    Tally tally = new Tally();
    for (int i = 0; i < 40; i++) {
      String step = worker + "-" + i;
      long most = random.nextInt(400);
      if (ledger.reserve(call(step, 1, "", charge(most))).equals(GRANTED)) {
        boolean crashes = random.nextInt(5) == 0;
        long real = crashes ? most : random.nextLong(most + 1);
        requireWithin();
        if (!crashes) {
          ledger.settle(entry(step, 1), charge(real));
        }
        tally.tokens += real;
      } else {
        tally.refused++;
      }
      if (worker == 0 && i % 10 == 0) {
        ledger.extend(generation, i + 1, Budget.of(Optional.of(0.05), OptionalLong.of(500)));
      }
      requireWithin();
    }
    return tally;
  }

  private static Charge charge(long tokens) {
    return new Charge(tokens / 10_000.0, tokens);
  }

  private void requireWithin() {
    List<Boolean> within = new ArrayList<>();
    within.addAll(
        database.run(session ->
            session.list(
                """
                SELECT sum(e.tokens) <= p.tokens AND sum(e.usd) <= p.usd AS within
                FROM purse p JOIN purse_entry e USING (generation_id, run_id)
                WHERE generation_id = ? GROUP BY p.generation_id
                """,
                1,
                row -> row.flag("within"),
                generation)));
    assertThat(within).doesNotContain(false);
  }

  private void openTokens(long tokens) {
    ledger.open(generation, "run", tokens(tokens));
  }

  private static Budget tokens(long tokens) {
    return Budget.of(Optional.empty(), OptionalLong.of(tokens));
  }

  private Reserved reserve(String step, long tokens) {
    return ledger.reserve(call(step, 1, "", new Charge(0, tokens)));
  }

  private Reservation call(String step, int attempt, String lineage, Charge most) {
    return new Reservation(entry(step, attempt), lineage, most);
  }

  private Entry entry(String step, int attempt) {
    return new Entry(question(step), step, attempt);
  }

  private Question question(String step) {
    return new Question(generation, "member", "generate", "hash of " + step);
  }
}
