/** The page in a browser that WebDriver drives. */

import type { Driver } from './commands.ts';

/** The key under which WebDriver names an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const patienceMs = 60_000;

export class DrivenPage {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  async goto(url: string): Promise<void> {
    await this.#driver.send('timeouts', { script: patienceMs, pageLoad: patienceMs });
    await this.#driver.send('navigate', { url });
  }

  /** Calls the function in the page, and resolves with what it gives. It sees nothing but its arguments. Rejects as it does. */
  async evaluate<Args extends unknown[], Result>(
    work: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    return (await this.run(`return (${work})(...arguments)`, args)) as Result;
  }

  /** The same with the text of a function's body. */
  async run(body: string, args: unknown[] = []): Promise<unknown> {
    const script = `
      const done = arguments[arguments.length - 1];
      (async function () { ${body} })
        .apply(null, [].slice.call(arguments, 0, -1))
        .then((value) => done({ value }), (error) => done({ error: String(error) + '\\n' + error.stack }));`;
    const { value, error } = (await this.#driver.send('run', { script, args })) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Waits until the function gives something true. */
  async waitFor<Args extends unknown[]>(work: (...args: Args) => unknown, ...args: Args): Promise<void> {
    await this.run(
      `const last = performance.now() + ${patienceMs - 5_000};
       while (!(await (${work})(...arguments))) {
         if (performance.now() > last) throw new Error(${JSON.stringify(`this did not come true: ${work}`)});
         await new Promise((resolve) => setTimeout(resolve, 100));
       }`,
      args,
    );
  }

  /** Waits until `text` is on the page. */
  async shows(text: string): Promise<void> {
    await this.waitFor((wanted) => document.body.innerText.includes(wanted), text);
  }

  /** Clicks the button, link or tab of this name, once it is there. */
  async press(name: string): Promise<void> {
    const wanted = JSON.stringify(name);
    const control = '*[self::button or self::a or @role="tab"]';
    await this.#clickOn('xpath', `//${control}[@aria-label=${wanted} or starts-with(normalize-space(.), ${wanted})]`);
  }

  /** Presses a key on the page, with no field in focus. */
  async key(value: string): Promise<void> {
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
    await this.#driver.send('act', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Chooses a file for the input. */
  async choose(selector: string, path: string): Promise<void> {
    await this.#driver.send('type', { id: await this.#find('css selector', selector), text: path });
  }

  async #clickOn(using: string, value: string): Promise<void> {
    const last = performance.now() + patienceMs;
    for (;;) {
      try {
        return void (await this.#driver.send('click', { id: await this.#find(using, value) }));
      } catch (error) {
        if (performance.now() > last) throw error;
      }
    }
  }

  async #find(using: string, value: string): Promise<string> {
    const found = (await this.#driver.send('find', { using, value })) as Record<string, string>;
    return found[elementKey]!;
  }
}
