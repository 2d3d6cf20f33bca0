# Sourced by ./pulse and by what measures it: how the program is started. Needs $root.

jar=$root/cli/target/pulse.jar
lib=$root/cli/target/lib
cache=$root/cli/target/pulse.aot

# DuckDB's threads call us for each chunk of rows, and each call takes a piece of the heap of its own and
# leaves the rest of it: so pieces are small.
# Ten million interactions fit into the usual 2 GB of heap; PULSE_OPTS gives more.
# shellcheck disable=SC2206
start=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -XX:+UseParallelGC -XX:TLABSize=32k -XX:-ResizeTLAB -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
  "-XX:AOTCache=$cache" -Xlog:aot*=off -Xlog:cds*=off
  ${PULSE_OPTS:--Xmx2g})

is_prepared() { [[ "$cache" -nt "$jar" ]]; }

# The native library of DuckDB for this machine, as its jar names it.
native_name() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo libduckdb_java.so_linux_amd64 ;;
    Linux-aarch64) echo libduckdb_java.so_linux_arm64 ;;
    Darwin-arm64) echo libduckdb_java.so_macos_arm64 ;;
  esac
}

# DuckDB's jar holds a native library for each kind of machine and unpacks its own at every start, a third
# of a second. It looks beside the jar if the jar has none; so ours is put there, once.
unpack_native() {
  local name folder
  name=$(native_name)
  [[ -n "$name" && ! -f "$lib/$name" ]] || return 0
  folder=$(mktemp -d)
  (
    cd "$folder"
    "$JAVA_HOME/bin/jar" xf "$lib"/duckdb_jdbc-*.jar
    mv "$name" "$lib/"
    rm -f libduckdb_java.so_*
    "$JAVA_HOME/bin/jar" cfm "$lib"/duckdb_jdbc-*.jar META-INF/MANIFEST.MF .
  ) || rm -f "$lib/$name"
  rm -rf "$folder"
}

# Once after a build: the native library, and a rehearsal, so that the virtual machine starts with what it
# learned there. Without either Pulse only starts slower.
prepare() {
  local folder
  unpack_native >/dev/null 2>&1
  folder=$(mktemp -d)
  "$JAVA_HOME/bin/java" "${start[@]/-XX:AOTCache=/-XX:AOTCacheOutput=}" \
    -cp "$jar" io.customerpulse.cli.Rehearsal "$folder" >/dev/null 2>&1 || true
  rm -rf "$folder"
  [[ -f "$cache" ]] || : >"$cache"
  touch "$cache"
}
