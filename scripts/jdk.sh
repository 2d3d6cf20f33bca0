# Sourced by the scripts of the root: finds what Pulse is built and run with, or says what is missing.

JDK_FEATURE_MIN=25

# The feature version of the JDK in a folder, 0 if there is none. Reads a file, because asking
# `java -version` would start a Java virtual machine each time.
jdk_feature() {
  local version
  [[ -x "$1/bin/java" && -x "$1/bin/javac" && -r "$1/release" ]] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

# Where JDKs usually stand: the one in use, then the systems' own places, then people's.
jdk_candidates() {
  local java
  [[ -z "${JAVA_HOME:-}" ]] || echo "$JAVA_HOME"
  if java=$(command -v java); then
    while [[ -L "$java" ]]; do
      local target
      target=$(readlink "$java")
      [[ "$target" == /* ]] || target="$(dirname "$java")/$target"
      java=$target
    done
    echo "$(dirname "$(dirname "$java")")"
  fi
  local folder
  for folder in /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*; do
    [[ ! -d "$folder" ]] || echo "$folder"
  done
}

# Exports JAVA_HOME and puts it first on the path, or ends with what is missing.
use_jdk() {
  local folder feature
  while read -r folder; do
    feature=$(jdk_feature "$folder")
    if ((feature >= JDK_FEATURE_MIN)); then
      export JAVA_HOME=$folder
      export PATH="$JAVA_HOME/bin:$PATH"
      return
    fi
  done < <(jdk_candidates)
  cat >&2 <<MESSAGE
Pulse needs a JDK $JDK_FEATURE_MIN or newer, and none was found: not in JAVA_HOME (${JAVA_HOME:-not set}), on the
PATH, or where JDKs usually stand.

Get one, for example Eclipse Temurin $JDK_FEATURE_MIN:
  Debian, Ubuntu   apt install temurin-$JDK_FEATURE_MIN-jdk     (from Adoptium's own package source)
  macOS            brew install --cask temurin@$JDK_FEATURE_MIN
  anywhere         sdk install java $JDK_FEATURE_MIN-tem        (with SDKMAN)
Or set JAVA_HOME to the folder of one you have.
MESSAGE
  exit 1
}

# Makes sure of Maven, and runs it on the JDK found, without warnings about its own libraries.
use_maven() {
  if ! command -v mvn >/dev/null; then
    cat >&2 <<MESSAGE
Pulse is built with Maven 3.8.7 or newer, and there is no mvn on the PATH.

Get it with apt install maven, brew install maven, or sdk install maven.
MESSAGE
    exit 1
  fi
  # Light compilation and one thread of garbage collection: a build is too short to earn more back, and this takes half.
  export MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
}

NODE_MAJOR_MIN=20

# Makes sure of Node, which the screens are built with.
use_node() {
  local version=0
  ! command -v node >/dev/null || version=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  if ((version < NODE_MAJOR_MIN)) || ! command -v npm >/dev/null; then
    cat >&2 <<MESSAGE
Pulse's screens are built with Node $NODE_MAJOR_MIN or newer and its npm, and there is none on the PATH.

Get it with apt install nodejs npm, brew install node, or from nodejs.org.
MESSAGE
    exit 1
  fi
}
