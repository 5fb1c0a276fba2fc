// Looks at `coursenotes serve` with a real browser: a note is saved, and the page shows it where one was reading.

import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

// Far more than any step needs: a loaded machine is no failure.
const LIMIT = 60_000;

const LONG = Array.from({ length: 40 }, (_, n) => `## Part ${n + 1}\n\n${"A sentence of the text. ".repeat(20)}\n`).join("\n");

export async function start(program, notes) {
  const child = spawn(program, ["serve", notes, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next().then((one) => [one.value]);
  return { child, address: line.match(/http:\S+\//)[0] };
}

export async function preview({ program, course, open, check, expect }) {
  const folder = mkdtempSync(join(tmpdir(), "coursenotes-"));
  const notes = join(folder, "notes");
  cpSync(course, notes, { recursive: true });
  appendFileSync(join(notes, "README.md"), "\n- [Long](long.md)\n");
  const save = (text) => writeFileSync(join(notes, "long.md"), text);
  const configure = (text) => writeFileSync(join(notes, "coursenotes.toml"), text);
  save(`# Long\n\n${LONG}`);
  const { child, address } = await start(program, notes);
  try {
    for (const [colorScheme, width] of [["light", 1280], ["dark", 320]]) {
      await look({ page: await open({ colorScheme, viewport: { width, height: 800 } }), address, save, configure, check, expect });
    }
  } finally {
    child.kill("SIGINT");
    await new Promise((ended) => child.once("exit", ended));
    expect(child.exitCode === 0, `the preview ends with ${child.exitCode}`);
    rmSync(folder, { recursive: true });
  }
}

async function look({ page, address, save, configure, check, expect }) {
  page.setDefaultTimeout(LIMIT);
  save(`# Long\n\n${LONG}`);
  await page.goto(`${address}long.html`);
  const heading = page.locator("#part-20");
  await heading.waitFor();
  await page.evaluate(() => scrollTo({ top: document.getElementById("part-20").offsetTop + 90, behavior: "instant" }));
  const top = () => heading.evaluate((one) => Math.round(one.getBoundingClientRect().top));
  const before = await top();

  // Words above the place where one reads, and words at it.
  save(`# Long\n\nA new paragraph. ${"More words. ".repeat(60)}\n\n${LONG.replace("## Part 21\n", "## Part 21, changed\n")}`);
  await page.locator("#part-21-changed").waitFor({ state: "attached" });
  await page.waitForLoadState("load");
  await page.waitForFunction((before) => {
    const top = document.getElementById("part-20").getBoundingClientRect().top;
    return Math.abs(top - before) < 3;
  }, before).catch(async () => expect(false, `the place is kept: ${before}, then ${await top()}`));

  // A finding comes, can be read, folded and hidden, and goes.
  save(`# Long\n\nSee [the end](gone.md) and ![](square.svg).\n\n${LONG}`);
  const panel = page.locator(".preview-panel");
  await panel.waitFor();
  const fold = panel.getByRole("button", { name: /1 error, 1 warning/ });
  await fold.waitFor();
  if ((await fold.getAttribute("aria-expanded")) === "false") await fold.click();
  const items = await panel.locator("li").allInnerTexts();
  expect(items.length === 2, `two findings: ${items}`);
  expect(/error in line 3: missing-file/.test(items[0]), `the first names line and rule: ${items[0]}`);
  const box = await panel.boundingBox();
  expect(box.height <= 0.45 * page.viewportSize().height, `the panel is small: ${box.height} px`);
  await check(page, "the panel");
  await fold.focus();
  await page.keyboard.press("Enter");
  expect((await fold.getAttribute("aria-expanded")) === "false", "the Enter key folds the panel");
  await page.reload();
  await panel.waitFor();
  expect((await fold.getAttribute("aria-expanded")) === "false", "the panel stays folded");
  await check(page, "the folded panel");
  await panel.getByRole("button", { name: "Hide" }).click();
  await panel.waitFor({ state: "detached" });
  save(`# Long\n\nSee [the end](gone-as-well.md).\n\n${LONG}`);
  await panel.getByRole("button", { name: "1 error" }).waitFor();
  save(`# Long\n\nSee the end.\n\n${LONG}`);
  await panel.waitFor({ state: "detached" });

  // A mistake in the configuration is a page that says so, and goes when it is mended.
  page.removeAllListeners("console");
  configure("titel = 1\n");
  await page.getByRole("heading", { name: "There is nothing to show yet" }).waitFor();
  await page.waitForLoadState("load");
  await check(page, "the page of a mistake");
  configure("");
  await heading.waitFor();
  await page.context().close();
}
