// Dates and times as a Kazakh reader writes them, by Almaty's clock like the posts themselves.

const ZONE = "Asia/Almaty";
const MONTHS = [
  "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
  "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
];
const format = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

function parts(seconds) {
  const found = {};
  for (const { type, value } of format.formatToParts(new Date(seconds * 1000))) found[type] = value;
  return found;
}

let ahead = 0; // the server's clock minus ours, in seconds
export const setClock = (seconds) => { ahead = seconds - Date.now() / 1000; };
export const now = () => Date.now() / 1000 + ahead;

export function clock(seconds) {
  const { hour, minute } = parts(seconds);
  return `${hour}:${minute}`;
}

/** A sortable name of the day: "2026-11-24". */
export function dayKey(seconds) {
  const { year, month, day } = parts(seconds);
  return `${year}-${month}-${day}`;
}

/** "Бүгін", "Кеше", "5 наурыз", "5 наурыз 2024". */
export function dayName(seconds) {
  const key = dayKey(seconds);
  if (key === dayKey(now())) return "Бүгін";
  if (key === dayKey(now() - 86400)) return "Кеше";
  const { year, month, day } = parts(seconds);
  const words = `${Number(day)} ${MONTHS[Number(month) - 1]}`;
  return year === parts(now()).year ? words : `${words} ${year}`;
}

/** What the list of chats shows: the time today, the day before. */
export const shortly = (seconds) => (dayKey(seconds) === dayKey(now()) ? clock(seconds) : dayName(seconds));
