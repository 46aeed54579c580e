package dev.reknit.runtime.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Orders of policies as text: their names, outermost first, with commas between. */
final class Orders {
    private Orders() {}

    /**
     * The names of an order.
     *
     * @throws SettingException if one is unknown, or stands there twice
     */
    static List<String> parse(Setting setting, Policies policies) {
        List<String> order = Values.split(setting.value());
        Set<String> seen = new HashSet<>();
        for (String each : order) {
            if (!policies.has(each)) {
                throw new SettingException(
                        setting, "there is no policy " + each + Key.meantOr("; policies: ", each, policies.names()));
            }
            if (!seen.add(each)) {
                throw new SettingException(setting, each + " stands there twice; allowed: each policy once");
            }
        }
        return order;
    }
}
