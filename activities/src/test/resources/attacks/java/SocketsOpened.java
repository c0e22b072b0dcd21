// expect: contained
/** Opens sockets of every kind that the library has. */
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Callable;

class SocketsOpened {
  static final int PORT = Integer.parseInt("@PORT@");
  static final List<Callable<?>> MEANS =
      List.of(
          () -> new Socket("127.0.0.1", PORT),
          () -> new Socket("::1", PORT),
          () -> new ServerSocket(0),
          () -> new DatagramSocket(),
          () -> SocketChannel.open(),
          () -> SocketChannel.open(UnixDomainSocketAddress.of("@SOCKET@")),
          () -> ServerSocketChannel.open(StandardProtocolFamily.UNIX),
          () -> ServerSocketChannel.open(StandardProtocolFamily.INET6),
          () -> DatagramChannel.open(StandardProtocolFamily.INET),
          () -> AsynchronousSocketChannel.open(),
          () -> InetAddress.getByName("example.org"),
          () -> URI.create("http://127.0.0.1:" + PORT + "/").toURL().openStream(),
          () -> java.net.http.HttpClient.newHttpClient());

  static String attack() {
    for (Callable<?> means : MEANS) {
      try {
        means.call();
        return "ESCAPED: by means " + MEANS.indexOf(means);
      } catch (Exception | Error refused) {
        // the next one
      }
    }
    return "contained";
  }
}
