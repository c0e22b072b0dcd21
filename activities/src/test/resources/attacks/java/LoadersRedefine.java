// expect: returned or raised
/** Defines classes that bear the names of the runner's and the library's own. */
class LoadersRedefine {
  static class Loader extends ClassLoader {
    Loader(ClassLoader parent) {
      super(parent);
    }

    Class<?> define(String name, byte[] code) {
      return defineClass(name, code, 0, code.length);
    }
  }

  static String attack() throws Exception {
    try (var in = LoadersRedefine.class.getResourceAsStream("LoadersRedefine.class")) {
      byte[] code = in == null ? new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE} : in.readAllBytes();
      new Loader(null).define("LoadersRedefine", code);
      new Loader(ClassLoader.getPlatformClassLoader()).define("java.lang.Hostile", code);
    } catch (SecurityException | LinkageError refused) {
      return "contained";
    }
    return "contained";
  }
}
