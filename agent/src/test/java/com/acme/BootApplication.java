package com.acme;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A Spring Boot application with one bean. */
@Configuration(proxyBeanMethods = false)
public class BootApplication {
    @Bean
    Flaky flaky() {
        return new Flaky();
    }

    public static void main(String[] arguments) {
        try (var context = SpringApplication.run(BootApplication.class, arguments)) {
            System.out.println(context.getBean(Flaky.class).answer());
        }
    }
}
