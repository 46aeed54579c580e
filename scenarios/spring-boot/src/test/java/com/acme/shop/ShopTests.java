package com.acme.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.Application.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What holds over HTTP whichever way the shop is guarded. Each test has places and products of its own. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ShopTests {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Way way;
    private Postgres postgres;
    private Application shop;
    private Path folder;

    ShopTests(Way way) {
        this.way = way;
    }

    @BeforeAll
    void start(@TempDir Path work) throws Exception {
        folder = work;
        postgres = new Postgres();
        shop = start("shop");
    }

    private Application start(String name) throws Exception {
        return new Application(way, Files.createDirectory(folder.resolve(name)), postgres.url());
    }

    @AfterAll
    void end() throws Exception {
        try {
            shop.close();
            assertThat(shop.errors()).doesNotContain("reknit").doesNotContain("Exception");
            assertThat(shop.out())
                    .as("nothing refused, each rule selects something")
                    .doesNotContain("reknit.weave");
        } finally {
            postgres.close();
        }
    }

    @Test
    void controller_isRetried() {
        shop.failing("quote", 2);
        assertThat(shop.get("/quotes/lamp")).isEqualTo(new Answer(200, "4"));
        assertThat(shop.calls("quote")).isEqualTo(3);
    }

    @Test
    void controllerThatGoesOnFailing_givesItsOwnException() {
        shop.failing("quote", 100);
        assertThat(shop.get("/quotes/lamp"))
                .isEqualTo(new Answer(502, "com.acme.shop.TroubleException: trouble at quote"));
        assertThat(shop.calls("quote")).isEqualTo(3);
    }

    @Test
    void beanBehindProxy_isGuardedOnce() {
        assertThat(shop.get("/costs/proxy").body()).isEqualTo("true");
        shop.failing("cost", 100);
        assertThat(shop.get("/costs/lamp").status()).isEqualTo(502);
        assertThat(shop.calls("cost")).isEqualTo(3);

        shop.failing("cost", 2);
        assertThat(shop.get("/costs/lamp")).isEqualTo(new Answer(200, "4"));
    }

    @Test
    void privateMethodCalledByItself_isRetried() {
        shop.failing("rate", 4);
        assertThat(shop.get("/prices/lamp")).isEqualTo(new Answer(200, "8"));
        assertThat(shop.calls("rate")).isEqualTo(5);
    }

    @Test
    void attemptsAroundTransaction_leaveOneRow() {
        shop.failing("order", 2);
        assertThat(shop.post("/orders/table").status()).isEqualTo(201);
        assertThat(shop.calls("order")).isEqualTo(3);
        assertThat(shop.get("/orders/table/count").body()).isEqualTo("1");
    }

    @Test
    void breaker_opensAndFallbackAnswers() {
        shop.failing("describe", 4);
        for (int i = 0; i < 6; i++) {
            assertThat(shop.get("/products/lamp")).isEqualTo(new Answer(200, "a lamp"));
        }
        assertThat(shop.calls("describe")).isEqualTo(4);
    }

    @Test
    void timeout_endsTheCall() {
        shop.holding("search");
        assertThat(shop.get("/search/lamp").status()).isEqualTo(504);
        assertThat(shop.held("search")).isZero();
    }

    @Test
    void bulkhead_refusesTheThird() {
        shop.holding("report");
        CompletableFuture<Answer> first = shop.send("GET", "/report");
        CompletableFuture<Answer> second = shop.send("GET", "/report");
        Waiting.until(() -> shop.held("report") == 2);

        assertThat(shop.get("/report").status()).isEqualTo(503);
        shop.release("report");

        assertThat(List.of(first.join(), second.join())).containsOnly(new Answer(200, "all sold"));
    }

    @Test
    void driver_writersAreLimitedByRule() throws Exception {
        List<CompletableFuture<Answer>> writers;
        try (Connection other = postgres.connect()) {
            lock(other, "lamp");
            writers = Stream.generate(() -> shop.send("POST", "/products/lamp/stock"))
                    .limit(3)
                    .toList();
            int let = way.guardsDriver() ? 2 : 3;
            Waiting.until(() -> postgres.waiting() == let);
            Waiting.until(
                    () -> writers.stream().filter(CompletableFuture::isDone).count() == 3 - let);
        }
        List<Integer> refused = way.guardsDriver() ? List.of(503) : List.of();
        assertThat(writers.stream().map(each -> each.join().status()).filter(each -> each != 200))
                .containsExactlyElementsOf(refused);
    }

    @Test
    void driver_queriesAreRetriedByRule() throws Exception {
        Answer expected = way.guardsDriver() ? new Answer(200, "5") : new Answer(409, LOCK_NOT_AVAILABLE);
        CompletableFuture<Answer> stock;
        try (Connection other = postgres.connect()) {
            lock(other, "chair");
            stock = shop.send("GET", "/products/chair/stock");
            if (way.guardsDriver()) {
                Waiting.until(() -> logged(
                        "INFO|reknit.retry|attempt failed, trying again method=PgPreparedStatement.executeQuery()"));
                assertThat(stock).isNotDone();
            } else {
                assertThat(stock.join()).isEqualTo(expected);
            }
        }
        assertThat(stock.join()).isEqualTo(expected);
    }

    private static void lock(Connection connection, String sku) throws Exception {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM product WHERE sku = '" + sku + "' FOR UPDATE");
        }
    }

    @Test
    void events_areInTheLogOfTheApplication() {
        shop.failing("quote", 1);
        shop.get("/quotes/lamp");
        Waiting.until(
                () -> logged("INFO|reknit.retry|attempt failed, trying again method=PriceController.quote(String)"));
    }

    private boolean logged(String beginning) {
        return shop.out().lines().anyMatch(each -> each.startsWith("shop|" + beginning));
    }

    @Test
    void configurationThatChanges_takesEffect() throws Exception {
        assertThat(offer()).isEqualTo(502);

        Path file = folder.resolve("shop").resolve("reknit.properties");
        Files.writeString(file, "com.acme.shop.PriceController/offer/Retry/maxRetries = 5\n");
        Waiting.until(() -> offer() == 200);
        assertThat(shop.calls("offer")).isEqualTo(4);
        Waiting.until(() -> logged("INFO|reknit.config|configuration changed"));

        Files.delete(file);
        Waiting.until(() -> offer() == 502);
    }

    /** Of an offer that fails three times. */
    private int offer() {
        shop.failing("offer", 3);
        return shop.get("/offers/lamp").status();
    }

    @Test
    void databaseKilledAndRestarted_requestsRecover() throws Exception {
        assertThat(shop.get("/products/lamp/name").body()).isEqualTo("Desk lamp");
        assertThat(shop.post("/orders/sofa").status()).isEqualTo(201);

        postgres.kill();
        CompletableFuture<Answer> order;
        try {
            assertThat(shop.get("/products/lamp/name")).isEqualTo(new Answer(200, "Desk lamp"));
            order = shop.send("POST", "/orders/sofa");
            Waiting.until(() ->
                    logged("INFO|reknit.retry|attempt failed, trying again method=OrderController.place(String)"));
        } finally {
            postgres.restart();
        }
        assertThat(order.join().status()).isEqualTo(201);
        assertThat(shop.get("/orders/sofa/count")).isEqualTo(new Answer(200, "2"));
        assertThat(logged("INFO|reknit.fallback|fallback used method=Catalog.name(String)"))
                .isTrue();
    }

    @Test
    void applicationThatIsToEnd_finishesTheCallThatIsBeingRetried() throws Exception {
        try (Application ending = start("ending")) {
            ending.failing("order", 5);
            CompletableFuture<Answer> order = ending.send("POST", "/orders/desk");
            Waiting.until(() -> ending.calls("order") > 0);

            int exit = ending.end().join();

            assertThat(order.join().status()).isEqualTo(201);
            assertThat(exit).as("ended by a signal").isEqualTo(128 + 15);
            assertThat(ending.out()).contains("Graceful shutdown complete");
            assertThat(ending.errors()).doesNotContain("reknit");
        }
    }
}
