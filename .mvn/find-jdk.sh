# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Trucewatch authors
#
# Sourced by mvnw and trucewatch: sets JAVA_HOME to an installed JDK that can build Trucewatch.
# Order: JAVA_HOME if it is new enough, then the newest JDK found in the usual places.

JDK_FEATURE_MIN=21

# Prints the feature version (17, 21, 25 ...) of the Java installation in $1, or 0.
jdk_feature() {
  [ -x "$1/bin/java" ] || { echo 0; return; }
  version=''
  [ -r "$1/release" ] && version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  echo "${version:-0}"
}

# Prints the home of every Java installation in the usual places, one a line.
list_java_homes() (
  set +f
  if onpath=$(command -v java); then
    real=$(readlink -f "$onpath" 2>/dev/null || echo "$onpath")
    dirname "$(dirname "$real")"
  fi
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/root}"/.sdkman/candidates/java/* \
    "${HOME:-/root}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$home/bin/java" ] && [ ! -L "$home" ] && echo "$home"
  done
  true
)

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/javac" ] \
    && [ "$(jdk_feature "$JAVA_HOME")" -ge "$JDK_FEATURE_MIN" ]; then
    return 0
  fi
  best='' best_feature=0 found=''
  # A here-document, not a pipe: the loop must set variables of this shell. One home a line.
  while IFS= read -r home; do
    [ -n "$home" ] || continue
    feature=$(jdk_feature "$home")
    kind=JDK
    [ -x "$home/bin/javac" ] || kind=JRE
    case "$found" in *"$home)"*) ;; *) found="$found, $kind $feature ($home)" ;; esac
    if [ "$kind" = JDK ] && [ "$feature" -gt "$best_feature" ]; then
      best=$home best_feature=$feature
    fi
  done <<HOMES
$(list_java_homes)
HOMES
  if [ "$best_feature" -ge "$JDK_FEATURE_MIN" ]; then
    JAVA_HOME=$best
    export JAVA_HOME
    return 0
  fi
  if [ -n "${JAVA_HOME:-}" ]; then found="$found, JAVA_HOME is $JAVA_HOME"; fi
  found=${found#, }
  echo "Trucewatch needs a JDK $JDK_FEATURE_MIN or newer to build; found: ${found:-no Java at all}." >&2
  echo "Install one (Debian or Ubuntu: apt-get install openjdk-21-jdk; others: https://adoptium.net) or set JAVA_HOME to it." >&2
  return 1
}

find_jdk || exit 1
