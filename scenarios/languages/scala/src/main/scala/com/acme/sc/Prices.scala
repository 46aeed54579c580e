package com.acme.sc

import dev.reknit.{Checkpointed, CircuitBreaker, Ephemeral, Fallback, Retry}
import java.io.IOException
import java.util.concurrent.{CompletableFuture, CompletionStage}
import scala.annotation.meta.field

/** Says how often something fails before it succeeds, and counts how often it was tried. */
class Script(failures: Int):
  var attempts = 0

  /** Makes an attempt; its number, from 1. */
  def attempt(): Int =
    attempts += 1
    if attempts <= failures then throw IOException(s"attempt $attempts")
    attempts

/** A plain class. */
class Prices(@(Ephemeral @field) val script: Script):
  private var entries = List.empty[String]
  lazy val lazily: Int = script.attempt()

  @Retry(jitter = 0, retryOn = Array(classOf[IOException]))
  def fetch(): Int = script.attempt()

  @Retry(maxRetries = 2, jitter = 0)
  def withDefault(name: String, add: Int = 10): Int = script.attempt() + add

  def callsWithDefault(): Int = withDefault("gold")

  @Retry(jitter = 0)
  def inLambdas(names: Seq[String]): Seq[String] = names.map(name => name + script.attempt())

  @Retry(jitter = 0)
  def curried(name: String)(using add: Int): Int = script.attempt() + add

  def callsCurried(): Int = curried("gold")(using 10)

  @Retry(jitter = 0)
  def later(): CompletionStage[Int] = CompletableFuture.completedFuture(script.attempt())

  @Fallback(fallbackMethod = "lastPrice")
  def price(name: String): String = name + script.attempt()

  def lastPrice(name: String): String = "last " + name

  @CircuitBreaker(requestVolumeThreshold = 4)
  def broken(): Int = script.attempt()

  @Checkpointed
  def book(name: String): Int =
    entries = name :: entries
    script.attempt()

  def booked: String = entries.mkString(",")

/** A companion: the class has static methods that pass calls on. */
object Prices:
  @Retry(maxRetries = 2, jitter = 0)
  def parse(script: Script): Int = script.attempt()

/** A trait with a body. */
trait Source:
  def script: Script

  @Retry(jitter = 0)
  def load(): Int = script.attempt()

/** Takes the body. */
class Mirror(val script: Script) extends Source

/** A case class. */
case class Account(owner: String, script: Script):
  @Retry(jitter = 0)
  def withdraw(amount: Int): Int = script.attempt() + amount

/** An enum. */
enum Operation:
  case Add, Subtract

  @Retry(jitter = 0)
  def apply(script: Script): Int = script.attempt()

/** All methods. */
@Retry(jitter = 0)
class Whole(val script: Script):
  def fetch(): Int = script.attempt()

/** An extension, at the top level. */
extension (script: Script)
  @Retry(jitter = 0)
  def extended: Int = script.attempt()
