package com.acme.shop;

/** Woven by the build; the agent weaves the driver. */
class ShopByBuildAndAgentIT extends ShopTests {
    ShopByBuildAndAgentIT() {
        super(Way.BUILD_AND_AGENT);
    }
}
