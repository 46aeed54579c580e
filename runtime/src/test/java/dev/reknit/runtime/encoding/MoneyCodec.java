package dev.reknit.runtime.encoding;

import java.math.BigDecimal;
import java.util.List;

/** Takes apart a value of a class that is neither woven nor known. */
public final class MoneyCodec implements StateCodec<MoneyCodec.Money> {
    /** Foreign. */
    static final class Money {
        final BigDecimal amount;
        final String currency;

        Money(BigDecimal amount, String currency) {
            this.amount = amount;
            this.currency = currency;
        }
    }

    @Override
    public Class<Money> type() {
        return Money.class;
    }

    @Override
    public String name() {
        return "money";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Object> parts(Money money) {
        return List.of(money.amount, money.currency);
    }

    @Override
    public Money value(List<Object> parts, int version) {
        return new Money((BigDecimal) parts.get(0), parts.get(1) + " " + version);
    }
}
