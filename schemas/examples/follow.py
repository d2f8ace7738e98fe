"""Keeps a copy of the signposting feed: python3 follow.py http://localhost:8080/changes

Prints how many things of each kind there are. Call it again with the address that it printed last,
and a copy of your own, to go on from there. Needs nothing but Python 3.
"""
import collections
import json
import sys
import urllib.request

position, copy = sys.argv[1], {}
base = "/".join(position.split("/", 3)[:3])
while True:
    with urllib.request.urlopen(position, timeout=60) as answer:
        page = json.load(answer)
    for item in page["items"]:
        key = item["kind"], item["id"]
        if item["state"] == "updated":
            copy[key] = item["data"]
        else:
            copy.pop(key, None)
    position = base + "/" + page["next"].split("/", 3)[3]
    if not page["items"]:
        break

for kind, number in sorted(collections.Counter(kind for kind, _ in copy).items()):
    print(kind, number)
print(position)
