# Sourced by ./build: what the test reports of all modules come to.

# Adds up the attributes of all test reports: a line per module, then the line that tools read.
totals() {
  local module reports
  for module in */; do
    reports=("$module"target/surefire-reports/TEST-*.xml)
    [[ -e "${reports[0]}" ]] || continue
    grep -ho '<testsuite [^>]*' "${reports[@]}" | sed "s|^|${module%/} |"
  done | awk '
    function attribute(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
    {
      if (!($1 in passed)) order[++modules] = $1
      bad = attribute("failures") + attribute("errors")
      failed[$1] += bad
      skipped[$1] += attribute("skipped")
      passed[$1] += attribute("tests") - bad - attribute("skipped")
    }
    END {
      for (m = 1; m <= modules; m++) {
        name = order[m]
        printf "%-10s %6d passed %4d failed %4d skipped\n", name, passed[name], failed[name], skipped[name]
        p += passed[name]; f += failed[name]; s += skipped[name]
      }
      printf "%d passed, %d failed, %d skipped\n", p, f, s
    }'
}

# What failed and the first lines of why, from all test reports: the last to be read, for the log above is long.
failures() {
  local reports=(*/target/surefire-reports/TEST-*.xml)
  [[ -e "${reports[0]}" ]] || return 0
  awk '
    function attribute(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
    /<testcase / { test = attribute("classname") ": " attribute("name"); said = 0; left = 0 }
    /<(failure|error)[ >]/ && !said { print "\nFailed: " test; said = 1; left = 25 }
    left > 0 {
      last = /<\/(failure|error)>/
      sub(/^.* type="[^"]*">/, ""); gsub(/<!\[CDATA\[|\]\]>.*/, "")
      if ($0 != "") print "  " substr($0, 1, 300)
      left = last ? 0 : left - 1
    }
  ' "${reports[@]}"
}
