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

# The server runs for months, beside others: short pauses before short runs (G1), memory given back, and a heap
# that a usual machine can spare. Its start is learned apart, as a start belongs to its options.
server_cache=$root/cli/target/pulse-serve.aot
# shellcheck disable=SC2206
start_server=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -XX:+UseG1GC -XX:+UseCompactObjectHeaders -XX:G1PeriodicGCInterval=60000 -XX:MaxGCPauseMillis=100 -XX:+ExitOnOutOfMemoryError -Xss512k
  "-Djava.library.path=$lib" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
  "-XX:AOTCache=$server_cache" -Xlog:aot*=off -Xlog:cds*=off
  ${PULSE_OPTS:--Xms64m -Xmx2g})

is_server_prepared() { [[ "$server_cache" -nt "$jar" ]]; }

is_prepared() { [[ "$cache" -nt "$jar" ]]; }

# The native library of DuckDB for this machine, as its jar names it.
native_name() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo libduckdb_java.so_linux_amd64 ;;
    Linux-aarch64) echo libduckdb_java.so_linux_arm64 ;;
    Darwin-arm64) echo libduckdb_java.so_macos_arm64 ;;
  esac
}

# The native library of RocksDB for this machine, as its jar names it.
store_name() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo librocksdbjni-linux64.so ;;
    Linux-aarch64) echo librocksdbjni-linux-aarch64.so ;;
    Darwin-arm64) echo librocksdbjni-osx-arm64.jnilib ;;
  esac
}

# RocksDB unpacks its own at every start too, unless it stands on the path of libraries.
unpack_store() {
  local name
  name=$(store_name)
  [[ -n "$name" && ! -f "$lib/$name" ]] || return 0
  (cd "$lib" && "$JAVA_HOME/bin/jar" xf "$lib"/rocksdbjni-*.jar "$name") || rm -f "$lib/$name"
}

# DuckDB's jar holds a native library for each kind of machine and unpacks its own at every start, a third
# of a second. It looks beside the jar if the jar has none; so ours is put there, once.
unpack_native() {
  local name folder
  name=$(native_name)
  [[ -n "$name" && ! -f "$lib/$name" ]] || return 0
  folder=$(mktemp -d "$lib/.unpacking.XXXXXX")
  # In its place at once, whole: another ./pulse may be reading the old one.
  (
    cd "$folder" &&
      "$JAVA_HOME/bin/jar" xf "$lib"/duckdb_jdbc-*.jar &&
      mv "$name" "$lib/" &&
      rm -f libduckdb_java.so_* &&
      "$JAVA_HOME/bin/jar" cfm ../.duckdb.$$ META-INF/MANIFEST.MF . &&
      mv ../.duckdb.$$ "$lib"/duckdb_jdbc-*.jar
  ) || rm -f "$lib/$name" "$lib/.duckdb.$$"
  rm -rf "$folder"
}

# Once after a build: the native library, and a rehearsal, so that the virtual machine starts with what it
# learned there. Without either Pulse only starts slower.
prepare() {
  unpack_native >/dev/null 2>&1
  rehearse "$cache" io.customerpulse.cli.Rehearsal "${start[@]}"
}

# The same for the server.
prepare_server() {
  unpack_store >/dev/null 2>&1
  rehearse "$server_cache" io.customerpulse.cli.ServerRehearsal "${start_server[@]}"
}

# rehearse CACHE CLASS OPTION…
rehearse() {
  local to=$1 class=$2 folder
  shift 2
  folder=$(mktemp -d)
  "$JAVA_HOME/bin/java" "${@/-XX:AOTCache=$to/-XX:AOTCacheOutput=$to.$$}" \
    -cp "$jar" "$class" "$folder" >/dev/null 2>&1 || true
  rm -rf "$folder"
  [[ -f "$to.$$" ]] || : >"$to.$$"
  mv "$to.$$" "$to"
}
