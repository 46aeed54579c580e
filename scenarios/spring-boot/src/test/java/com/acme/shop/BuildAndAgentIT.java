package com.acme.shop;

/** Woven by the build; the agent weaves the driver. */
class BuildAndAgentIT extends ShopTests {
    BuildAndAgentIT() {
        super(Way.BUILD_AND_AGENT);
    }
}
