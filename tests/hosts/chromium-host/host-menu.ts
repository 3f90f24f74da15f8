interface MenuOptions {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly type?: string;
  readonly submenu?: readonly MenuOptions[];
  readonly click?: (item: HostMenuItem) => void;
}

/** An item of a menu; `click` does what its listener does. Roles do nothing here. */
export class HostMenuItem {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly accelerator: string;
  readonly submenu: HostMenu | null;
  readonly #click: ((item: HostMenuItem) => void) | null;

  constructor(options: MenuOptions) {
    this.id = options.id ?? "";
    this.label = options.label ?? options.role ?? "";
    this.role = options.role ?? "";
    this.accelerator = options.accelerator ?? "";
    this.submenu = options.submenu === undefined ? null : HostMenu.buildFromTemplate(options.submenu);
    this.#click = options.click ?? null;
  }

  click(): void {
    this.#click?.(this);
  }
}

/** A menu that nobody sees, for tests that choose from it. */
export class HostMenu {
  static #application: HostMenu | null = null;
  readonly items: readonly HostMenuItem[];

  constructor(items: readonly HostMenuItem[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly MenuOptions[]): HostMenu {
    return new HostMenu(template.map((options) => new HostMenuItem(options)));
  }

  static setApplicationMenu(menu: HostMenu | null): void {
    HostMenu.#application = menu;
  }

  static getApplicationMenu(): HostMenu | null {
    return HostMenu.#application;
  }

  getMenuItemById(id: string): HostMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
      if (found !== null) return found;
    }
    return null;
  }
}
