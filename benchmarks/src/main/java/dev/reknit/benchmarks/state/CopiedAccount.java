package dev.reknit.benchmarks.state;

import java.util.function.Supplier;

/** Copies the whole object first, and goes on with the copy if need be. */
final class CopiedAccount implements Account {
    private final Copier copier;
    private PlainAccount account = new PlainAccount();

    CopiedAccount(Copier copier) {
        this.copier = copier;
    }

    @Override
    public void nothing() {
        change(0, false);
    }

    @Override
    public void fail(long balance) {
        try {
            change(balance, true);
        } catch (Rejected expected) {
            // Everything is as before.
        }
    }

    private void change(long balance, boolean fails) {
        Supplier<PlainAccount> before = copier.copy(account);
        try {
            if (fails) {
                account.fail(balance);
                throw Rejected.NOW;
            }
        } catch (RuntimeException failure) {
            account = before.get();
            throw failure;
        }
    }

    @Override
    public long balance() {
        return account.balance();
    }
}
