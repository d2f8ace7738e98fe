// Keeps a copy of the signposting feed: node follow.mjs http://localhost:8080/changes
// Prints how many things of each kind there are, and where to go on. Needs Node 18 or later.
let position = process.argv[2];
const copy = new Map();
for (;;) {
  const answer = await fetch(position);
  if (!answer.ok) throw new Error(`${position} answered ${answer.status}`);
  const page = await answer.json();
  for (const item of page.items) {
    const key = `${item.kind} ${item.id}`;
    if (item.state === "updated") copy.set(key, item.data);
    else copy.delete(key);
  }
  const next = new URL(page.next);
  position = new URL(next.pathname + next.search, position).href;
  if (page.items.length === 0) break;
}
const kinds = [...copy.keys()].map((key) => key.split(" ")[0]).sort();
for (const kind of new Set(kinds)) {
  console.log(kind, kinds.filter((one) => one === kind).length);
}
console.log(position);
