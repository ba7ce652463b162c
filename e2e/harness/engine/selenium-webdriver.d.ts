/** What the walk uses of selenium-webdriver 4.40, which ships no types. */
declare module 'selenium-webdriver' {
  export interface Actions {
    move(to: { readonly x: number; readonly y: number; readonly duration?: number }): Actions;
    press(): Actions;
    pause(ms: number): Actions;
    release(): Actions;
    sendKeys(text: string): Actions;
    perform(): Promise<void>;
  }
  export interface WebDriver {
    get(url: string): Promise<void>;
    executeScript<A, T>(run: (argument: A) => T, argument: A): Promise<Awaited<T>>;
    takeScreenshot(): Promise<string>;
    getCapabilities(): Promise<{ get(name: string): unknown }>;
    manage(): {
      window(): { setRect(at: { x: number; y: number; width: number; height: number }): Promise<unknown> };
    };
    actions(options: { readonly async: boolean }): Actions;
    quit(): Promise<void>;
  }
  export class Builder {
    usingServer(url: string): this;
    withCapabilities(capabilities: Readonly<Record<string, unknown>>): this;
    build(): Promise<WebDriver>;
  }
}
