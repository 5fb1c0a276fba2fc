// Takes the pictures of the handbook: `node pictures.mjs NOTES PROGRAM CHROMIUM`. They show the notes of this project in the
// preview, and a note with mistakes, which is made on the way.

import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { start } from "./preview.mjs";

const [notes, program, executablePath] = process.argv.slice(2);
const pictures = resolve(notes, "handbook/pictures");
const MISTAKES = "\nSee [the limits](limits.md), and ![](tree.png)\n";

const folder = mkdtempSync(join(tmpdir(), "coursenotes-"));
const copy = join(folder, "notes");
cpSync(notes, copy, { recursive: true });
appendFileSync(join(copy, "handbook/class-08.md"), MISTAKES);
mkdirSync(pictures, { recursive: true });
const { child, address } = await start(resolve(program), copy);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

async function take(name, path, options, prepare) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(address + path);
  await prepare?.(page);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await context.close();
}

const wide = { width: 1000, height: 580 };
await take("page", "handbook/class-01.html", { viewport: wide, colorScheme: "light" });
await take("narrow", "handbook/class-01.html", { viewport: { width: 360, height: 640 }, colorScheme: "dark" });
await take("preview", "handbook/class-08.html", { viewport: wide, colorScheme: "light" }, async (page) => {
  await page.locator(".preview-panel li").first().waitFor();
});

await browser.close();
child.kill("SIGINT");
rmSync(folder, { recursive: true });
