// Reads calendar files with ical.js and compares every field with what the .json beside it says.
//
//     node read.mjs FOLDER…       each .ics of the folders; a folder without .json takes that of the first one
//     node read.mjs --wrong FILE  damages the file in several ways, and fails when one of them is not noticed
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

const require = createRequire(join(process.cwd(), ".cache/calendar/package.json"));
const { default: ICAL } = await import(require.resolve("ical.js"));

const [first, ...others] = process.argv.slice(2);
process.exit(first === "--wrong" ? seesWhatIsWrong(others[0]) : reads([first, ...others]));

function reads(folders) {
  let wrong = 0;
  let count = 0;
  for (const folder of folders) {
    for (const name of readdirSync(folder).filter((each) => each.endsWith(".ics")).sort()) {
      const file = join(folder, name);
      const beside = file.replace(/ics$/, "json");
      const expected = existsSync(beside) ? beside : join(folders[0], basename(beside));
      const faults = compare(readFileSync(file), JSON.parse(readFileSync(expected, "utf8")));
      faults.forEach((fault) => console.error(`${file}: ${fault}`));
      wrong += faults.length > 0 ? 1 : 0;
      count += 1;
    }
  }
  if (count === 0) {
    console.error(`No calendar files in ${folders.join(" or ")}.`);
  } else if (wrong === 0) {
    console.log(`ical.js finds in ${count} calendar files what is to be in them.`);
  }
  return wrong > 0 || count === 0 ? 1 : 0;
}

function compare(bytes, expected) {
  let found;
  try {
    // Throws where octets are not UTF-8.
    found = fields(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (e) {
    return [`cannot be read: ${e.message}`];
  }
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((name) => found[name] !== expected[name])
    .map((name) => `${name} is ${JSON.stringify(found[name])} and not ${JSON.stringify(expected[name])}`);
}

function fields(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = one(calendar.getAllSubcomponents("vevent"), "events");
  const times = new ICAL.Event(event);
  const value = (component, name) => component.getFirstPropertyValue(name) ?? "";
  const found = {
    method: value(calendar, "method"),
    status: value(event, "status"),
    uid: value(event, "uid"),
    sequence: String(value(event, "sequence")),
    stampedAt: instant(value(event, "dtstamp"), calendar),
    startsAt: instant(times.startDate, calendar),
    endsAt: instant(times.endDate, calendar),
    title: value(event, "summary"),
    text: value(event, "description"),
    place: value(event, "location"),
  };
  if (event.hasProperty("contact")) {
    found.contact = value(event, "contact");
  }
  for (const [name, property] of [["organiser", "organizer"], ["attendee", "attendee"]]) {
    if (event.hasProperty(property)) {
      const person = one(event.getAllProperties(property), property);
      found[name] = person.getParameter("cn") ?? "";
      found[`${name}Address`] = decodeURIComponent(person.getFirstValue().replace(/^mailto:/, ""));
    }
  }
  const known = new Set(["uid", "sequence", "dtstamp", "dtstart", "dtend", "summary", "description", "location",
    "status", "transp", "class", "contact", "organizer", "attendee"]);
  event.getAllProperties().filter((each) => !known.has(each.name)).forEach((each) => {
    found[each.name] = "is not to be there";
  });
  return found;
}

// Reckoned from the VTIMEZONE of the file: ical.js knows no zone but those in the file and UTC.
function instant(time, calendar) {
  const inFile = calendar.getAllSubcomponents("vtimezone");
  if (time.zone !== ICAL.Timezone.utcTimezone && !inFile.some((each) => each.jCal === time.zone.component?.jCal)) {
    throw new Error(`${time} is a time of no zone`);
  }
  return new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");
}

function one(all, what) {
  if (all.length !== 1) {
    throw new Error(`${all.length} of ${what}`);
  }
  return all[0];
}

function seesWhatIsWrong(file) {
  const expected = JSON.parse(readFileSync(file.replace(/ics$/, "json"), "utf8"));
  const right = readFileSync(file, "utf8");
  const damages = {
    "a second attendee": (text) => text.replace("STATUS:", "ATTENDEE:mailto:evil@example.org\r\nSTATUS:"),
    "another sequence": (text) => text.replace("SEQUENCE:2", "SEQUENCE:3"),
    "an hour of the zone": (text) => text.replace("TZOFFSETTO:+0200", "TZOFFSETTO:+0300"),
    "another rule of the zone": (text) => text.replace("BYMONTH=3", "BYMONTH=5"),
    "another zone": (text) => text.replace("DTSTART;TZID=Europe/Amsterdam", "DTSTART;TZID=Europe/Paris"),
    "an unescaped comma": (text) => text.replace(/^LOCATION:(.*)\\,/m, "LOCATION:$1\r\nX-EVIL:"),
    "another method": (text) => text.replace("METHOD:REQUEST", "METHOD:PUBLISH"),
    "another address": (text) => text.replace("mailto:netwerk", "mailto:network"),
    "a second event": (text) => text.replace("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT"),
  };
  let blind = compare(Buffer.from(right), expected).length > 0 ? 1 : 0;
  for (const [what, damage] of Object.entries(damages)) {
    const broken = damage(right);
    if (broken === right || compare(Buffer.from(broken), expected).length === 0) {
      console.error(`${basename(file)} in ${dirname(file)}: ${what} goes unnoticed.`);
      blind = 1;
    }
  }
  if (compare(Buffer.concat([Buffer.from(right), Buffer.from([0xc3])]), expected).length === 0) {
    console.error(`${basename(file)}: a cut letter goes unnoticed.`);
    blind = 1;
  }
  if (blind === 0) {
    console.log(`It notices ${Object.keys(damages).length + 1} ways in which a file can be wrong.`);
  }
  return blind;
}
