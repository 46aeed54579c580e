/**
 * A Spring Boot application as anybody would write it, with Reknit's annotations on a controller, on
 * beans, on a private method and on nothing of its JDBC driver. {@link com.acme.shop.Trouble} makes
 * things fail as its tests want it. Start reading at {@link com.acme.shop.OrderController}.
 */
@NullMarked
package com.acme.shop;

import org.jspecify.annotations.NullMarked;
