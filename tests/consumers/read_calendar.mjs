// Read the calendars back with ical.js: `node read_calendar.mjs OUT ICAL`, the module's own file. Told is how many days of it are right.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [out, module] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(resolve(module)).href);
let wrong = 0;
for (const log of ["story", "committed"]) {
  const lines = readFileSync(`${out}/${log}.jsonl`, "utf-8").trimEnd().split("\n");
  const ids = new Set(lines.map((line) => JSON.parse(line).id));
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(`${out}/${log}.ics`, "utf-8")));
  const events = calendar.getAllSubcomponents("vevent").map((part) => new ICAL.Event(part));
  const right = events.filter(
    ({ uid, startDate, endDate, summary }) =>
      ids.has(uid.replace(/@timeline$/, "")) && startDate.isDate && endDate.compare(startDate) > 0 && summary,
  );
  const all = right.length === events.length && (events.length > 0 || log === "committed"); // its days may be none
  wrong += !all;
  console.log(`ical.js ${log}: ${all ? "all" : "NOT all"} ${events.length} days`);
}
process.exit(wrong ? 1 : 0);
