package dev.weavergen.cli.servers;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Ports on the loopback address. */
public final class FreePort {
  private static final int TRIES_MAX = 200;

  /** How often a port is chosen anew that somebody else took after it had been found free. */
  static final int RACES_MAX = 3;

  private static final int PORT_MAX = 65_535;

  private FreePort() {}

  /**
   * The port that was asked for by number, else the first free one from the usual one upwards.
   *
   * @param what names the server in the error, {@code option} the flag that cures it
   * @throws WrongCallException when the number is no port
   * @throws UnavailableException when the port that was asked for is in use
   */
  public static int choose(String what, String option, Optional<Integer> stated, int usual) {
    if (stated.isPresent()) {
      if (stated.get() < 1 || stated.get() > PORT_MAX) {
        throw new WrongCallException(
            option + ": " + stated.get() + " is no port; expected 1 to " + PORT_MAX);
      }
      if (!isFree(stated.get())) {
        throw new UnavailableException(
            "port "
                + stated.get()
                + " for "
                + what
                + " is in use; stop what uses it, or give another number with "
                + option);
      }
      return stated.get();
    }
    for (int port = usual; port < usual + TRIES_MAX; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    throw new UnavailableException(
        "no free port for "
            + what
            + " from "
            + usual
            + " to "
            + (usual + TRIES_MAX - 1)
            + "; give one with "
            + option);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }
}
