// Looks at a site with a real browser, and at the preview of a course: `node run.mjs SITE CHROMIUM PROGRAM COURSE`. Every
// failure is a line; exit code 1 if there is one.
//
// What it holds: axe-core finds nothing on any page, in both themes and at 320 px; the search works by keyboard, from a
// disk and from a server; the policy of the pages lets everything of ours through and nothing else asks for anything; no
// page is wider than its window; without scripts all text and links are there.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { preview } from "./preview.mjs";

const site = resolve(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = ["index", "code", "formulas", "tables", "arabic", "chinese", "contents", "all", "404"];
const GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

let failures = 0;
function expect(holds, what) {
  if (!holds) {
    failures += 1;
    console.log(`FAILED ${what}`);
  }
}

const server = createServer((request, response) => {
  const path = join(site, decodeURIComponent(request.url.split("?")[0]));
  try {
    statSync(path);
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    response.end(readFileSync(path));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await chromium.launch({
  executablePath: process.argv[3] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

// A page of a context; what it says to the console and asks of others is a failure.
async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const quiet = (text) => expect(false, `${page.url()}: ${text}`);
  page.on("console", (message) => quiet(`the console says: ${message.text()}`));
  page.on("pageerror", (error) => quiet(`a script fails: ${error.message}`));
  page.on("request", (request) => {
    const address = request.url();
    if (!/^(file:|data:|http:\/\/127\.0\.0\.1:)/.test(address)) quiet(`asks for ${address}`);
  });
  return page;
}

// What axe-core finds on a page is a failure.
async function check(page, where) {
  await page.evaluate(axe);
  const options = { runOnly: GUIDELINES, preload: false };
  const { violations } = await page.evaluate((options) => window.axe.run(options), options);
  for (const one of violations) expect(false, `${where}: ${one.id}: ${one.nodes[0].html.slice(0, 160)}`);
}

const bases = [`file://${site}`, `http://127.0.0.1:${server.address().port}`];

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    const page = await open({ colorScheme, viewport: { width, height: 900 } });
    for (const name of PAGES) {
      await page.goto(`${bases[0]}/${name}.html`);
      const where = `${name} at ${width} px, ${colorScheme}`;
      const theme = await page.evaluate(() => document.documentElement.dataset.theme);
      expect(theme === colorScheme, `${where}: the theme is ${theme}`);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(excess <= 0, `${where}: ${excess} px wider than the window`);
      await check(page, where);
    }
    await page.context().close();
  }
}

for (const base of bases) {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const ask = async (from, words) => {
    await page.goto(`${base}/${from}.html`);
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.locator("[role=option]").first().waitFor();
    return page.locator("[data-address]").first().getAttribute("data-address");
  };
  for (const [words, wanted] of [
    ["fibonac", "code.html?find=fibonac#whispering-gallery"],
    ["INTÉGRALS", "formulas.html?find=INT%C3%89GRALS#integrals"],
    ["الاوامر", "arabic.html?find=%D8%A7%D9%84%D8%A7%D9%88%D8%A7%D9%85%D8%B1#%D8%A7%D9%84%D8%A3%D9%88%D8%A7%D9%85%D8%B1"],
    ["最短", "chinese.html?find=%E6%9C%80%E7%9F%AD"],
  ]) {
    const found = await ask("index", words);
    expect(found === wanted, `${base}: ${words} leads to ${found}`);
  }
  await ask("index", "fibonacci");
  expect((await page.locator(".said").textContent()) !== "", "the number of results is said");
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false }));
  for (const one of violations) expect(false, `results: ${one.id}: ${one.nodes[0].html.slice(0, 160)}`);
  await page.keyboard.press("ArrowDown");
  const active = await page.locator("[role=combobox]").getAttribute("aria-activedescendant");
  expect(active === "search.result-0", `the first result is active: ${active}`);
  await page.keyboard.press("Enter");
  await page.locator("mark.found").first().waitFor();
  expect(page.url().endsWith("#whispering-gallery"), `Enter leads to the section: ${page.url()}`);
  const marked = await page.locator("mark.found").allTextContents();
  expect(marked.length > 1 && marked.every((word) => /^fibonacci$/i.test(word)), `the words are marked: ${marked}`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("zzzz");
  await page.locator(".search .none").waitFor();
  await page.keyboard.press("Escape");
  expect((await page.locator("[role=combobox]").getAttribute("aria-expanded")) === "false", "Escape closes the list");
  await page.locator(".theme").click();
  const chosen = await page.evaluate(() => document.documentElement.dataset.theme);
  await page.goto(`${base}/code.html`);
  const kept = await page.evaluate(() => document.documentElement.dataset.theme);
  expect(chosen === "dark" && kept === "dark", `the chosen theme stays: ${chosen}, then ${kept}`);
  await page.context().close();
}

{
  const page = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 900 } });
  await page.goto(`${bases[0]}/code.html`);
  expect(!(await page.locator(".search").isVisible()), "without scripts there is no search");
  expect(!(await page.locator(".contents").isVisible()), "the contents are folded on a narrow page");
  await page.locator(".side summary").click();
  expect(await page.locator(".contents a").first().isVisible(), "the contents unfold without scripts");
  await page.context().close();
}

const [program, course] = process.argv.slice(4);
if (program) await preview({ program, course, open, check, expect });

await browser.close();
server.close();
console.log(failures ? `${failures} failures` : "the browser finds nothing");
process.exitCode = failures ? 1 : 0;
