# Sourced by ./pulse and by what measures it: how the program is started. Needs $root.

jar=$root/cli/target/pulse.jar
native=$root/cli/target/native
cache=$root/cli/target/pulse.aot

# Memory: half of what files of ten million interactions take is the usual limit's; PULSE_OPTS lifts it.
# shellcheck disable=SC2206
start=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -XX:+UseParallelGC -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
  "-Djava.library.path=$native" "-XX:AOTCache=$cache" -Xlog:aot*=off -Xlog:cds*=off
  ${PULSE_OPTS:--Xmx2g})

is_prepared() { [[ "$cache" -nt "$jar" ]]; }

# The library of DuckDB for this machine, as its jar names it.
native_name() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo libduckdb_java.so_linux_amd64 ;;
    Linux-aarch64) echo libduckdb_java.so_linux_arm64 ;;
    Darwin-*) echo libduckdb_java.so_osx_universal ;;
  esac
}

# Once after a build: unpacks the native library, which its jar would do again at every start, and
# rehearses, so that the virtual machine starts with what it learned. Without either Pulse only starts slower.
prepare() {
  local name folder
  name=$(native_name)
  mkdir -p "$native"
  if [[ -n "$name" ]]; then
    (cd "$native" && "$JAVA_HOME/bin/jar" xf ../lib/duckdb_jdbc-*.jar "$name" 2>/dev/null \
      && mv "$name" libduckdb_java.so) || true
  fi
  folder=$(mktemp -d)
  "$JAVA_HOME/bin/java" "${start[@]/-XX:AOTCache=/-XX:AOTCacheOutput=}" \
    -cp "$jar" io.customerpulse.cli.Rehearsal "$folder" >/dev/null 2>&1 || true
  rm -rf "$folder"
  [[ -f "$cache" ]] || : >"$cache"
  touch "$cache"
}
