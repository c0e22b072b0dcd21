# Finds a JDK for the build and for the launcher; sourced by ./mvnw and ./weavergen, POSIX sh.
# Sets and exports JAVA_HOME to the first JDK of at least $jdk_release_min among JAVA_HOME, java on the PATH,
# the places where Linux distributions, SDKMAN and macOS put theirs. Prints one line and returns 1 when there is none.

jdk_release_min=25

# The feature release of the JDK at $1, from its release file (no JVM is started); 0 when it is not a JDK.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

find_jdk() {
  on_path=$(command -v java 2>/dev/null || true)
  [ -z "$on_path" ] || on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
  for home in "${JAVA_HOME:-}" "${on_path%/bin/java}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    if [ "$(jdk_release "$home")" -ge "$jdk_release_min" ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "No JDK $jdk_release_min or newer was found: install one (Debian: apt-get install temurin-25-jdk or openjdk-25-jdk; elsewhere: https://adoptium.net) or set JAVA_HOME to it." >&2
  return 1
}
