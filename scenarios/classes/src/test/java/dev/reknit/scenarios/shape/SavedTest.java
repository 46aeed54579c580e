package dev.reknit.scenarios.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.scenarios.OwnWeaver;
import dev.reknit.scenarios.policies.Retried;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.junit.jupiter.api.Test;

class SavedTest {
    /** As the JDK's {@code serialver} says of the class files that are not woven. */
    @Test
    @OwnWeaver(OwnWeaver.SERIAL)
    void serialVersion_isThatOfTheUnwovenClass() {
        assertThat(ObjectStreamClass.lookup(Saved.Account.class).getSerialVersionUID())
                .isEqualTo(9_103_049_684_497_264_230L);
        assertThat(ObjectStreamClass.lookup(Saved.Counted.class).getSerialVersionUID())
                .isEqualTo(-4_802_297_096_970_030_629L);
    }

    @Test
    void object_isWrittenAndReadBack() throws Exception {
        Saved.Account account = new Saved.Account();
        account.pay(5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(account);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((Saved.Account) in.readObject()).read()).isEqualTo(5);
        }
    }

    @Test
    void classThatIsNotSerializable_getsNoSerialVersion() {
        assertThat(Retried.class.getDeclaredFields())
                .noneMatch(each -> each.getName().equals("serialVersionUID"));
    }
}
