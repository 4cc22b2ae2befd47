/**
 * A type of the generated bindings as its values really arrive. Wails writes what may be absent in
 * Go as an optional property; on the wire it is there, and null.
 */
export type Wire<T> = T extends readonly (infer Item)[]
  ? Wire<Item>[]
  : T extends object
    ? {
        [Key in keyof T]-?: undefined extends T[Key]
          ? Wire<NonNullable<T[Key]>> | null
          : Wire<T[Key]>;
      }
    : T;

/** The same with some properties said more exactly than Go's strings can. */
export type Exactly<T, Exact extends Partial<Record<keyof T, unknown>>> = Omit<
  Wire<T>,
  keyof Exact
> &
  Exact;
