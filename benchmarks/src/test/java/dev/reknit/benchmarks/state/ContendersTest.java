package dev.reknit.benchmarks.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of a contender that does not go back, or always does, would be worth nothing. */
class ContendersTest {
    private static final long[] IDS = {99, 0, 41};

    @ParameterizedTest
    @ValueSource(strings = {"ByHand", "Reknit", "Kryo", "Fory", "JavaSerialization", "Narayana", "Vavr"})
    void book_keepsWhatIsCommitted_andForgetsWhatFails(String by) {
        Book book = Book.of(by, 100);

        book.keep(IDS, 7);
        book.fail(IDS, 8);
        book.fail(new long[] {1, 99}, 9);

        assertThat(book.order(99)).isEqualTo("99: 7");
        assertThat(book.order(41)).isEqualTo("41: 7");
        assertThat(book.order(1)).isEqualTo("1: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ByHand", "Reknit", "Kryo", "Fory", "JavaSerialization", "Narayana"})
    void account_hasItsBalanceAgain(String by) {
        Account account = Account.of(by);

        account.fail(5);
        account.nothing();

        assertThat(account.balance()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Plain", "Reknit"})
    void openScope_isClosed(String by) throws InterruptedException {
        Cells cells = Cells.of(by);

        OpenScope.openAndClose();
        try (OpenScope elsewhere = OpenScope.open()) {
            cells.set(3);
            cells.setEachInScope(4);
            cells.setAgainInScope(5);
        }

        assertThat(cells.value()).isEqualTo(5 + Cells.COUNT - 1);
    }
}
