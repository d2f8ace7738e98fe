#!/bin/sh
# Reads a topic of the signposting feed to its end with kcat, and prints what there is now: id, tab, JSON.
#   follow-kcat.sh localhost:9092 services
set -eu
# Each message on a line: key, length of the value (-1: a tombstone), value. The newest of a key is how things stand.
kcat -q -b "$1" -t "signpost.$2" -C -e -o beginning -f '%k\t%S\t%s\n' |
  awk -F '\t' '{
    if ($2 < 0) delete held[$1]; else held[$1] = substr($0, length($1) + length($2) + 3)
  } END { for (id in held) printf "%s\t%s\n", id, held[id] }'
