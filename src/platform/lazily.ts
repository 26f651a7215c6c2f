/** Objects that are made when somebody first looks at them. */

/** What `make` returns, to be read: it takes no changes and cannot be cloned. It is no promise: whoever awaits it does not look at it. */
export function lazily<T extends object>(make: () => T): T {
  let made: T | undefined;
  const target = () => (made ??= make());
  return new Proxy({} as T, {
    get: (_, key) => (key === "then" ? undefined : (Reflect.get(target(), key) as unknown)),
    set: () => false,
    defineProperty: () => false,
    preventExtensions: () => false,
    has: (_, key) => Reflect.has(target(), key),
    ownKeys: () => Reflect.ownKeys(target()),
    getOwnPropertyDescriptor(_, key) {
      const found = Reflect.getOwnPropertyDescriptor(target(), key);
      return found && { ...found, configurable: true };
    },
  });
}
