// The second frame begins after the first one was painted.
requestAnimationFrame(() => requestAnimationFrame(() => window.runtime.EventsEmit('painted')));
