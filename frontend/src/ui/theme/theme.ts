import {
  type ActionIcon,
  type Button,
  createTheme,
  type InputWrapper,
  type MantineColorsTuple,
  type Menu,
  type Modal,
  type Popover,
  type SegmentedControl,
  type Select,
  type Textarea,
  type TextInput,
  type Tooltip,
} from '@mantine/core';
import styles from './theme.module.css';

const shades = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((shade) => `var(--heather-${shade})`);
const field = {
  label: {
    marginBottom: '2px',
    color: 'var(--text-2)',
    fontSize: 'var(--text-xs)',
    fontWeight: 'var(--weight-medium)',
  },
  description: {
    color: 'var(--text-3)',
    fontSize: 'var(--text-xs)',
    lineHeight: 'var(--leading)',
    textWrap: 'pretty',
  },
  error: { fontSize: 'var(--text-xs)' },
} as const;
const control = { ...field, input: { fontSize: 'var(--text-sm)', minHeight: 'var(--control)' } };

/**
 * What `extend` of a component takes. Only its type is used: the components themselves are read when
 * they are first shown.
 */
type Of<Component extends { extend: (input: never) => unknown }> = Parameters<
  Component['extend']
>[0];

/** Mantine in Cairn's tokens; variables.css has its variables. No number stands here that tokens.css has. */
export const theme = createTheme({
  colors: { heather: shades as unknown as MantineColorsTuple },
  primaryColor: 'heather',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.25rem' },
  headings: { fontFamily: 'var(--font-sans)', fontWeight: '600' },
  radius: {
    xs: 'var(--radius-xs)',
    sm: 'var(--radius-sm)',
    md: 'var(--radius-md)',
    lg: 'var(--radius-lg)',
  },
  defaultRadius: 'sm',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } } satisfies Of<
      typeof ActionIcon
    >,
    Button: {
      defaultProps: { size: 'xs' },
      classNames: { root: styles.button ?? '' },
    } satisfies Of<typeof Button>,
    TextInput: { defaultProps: { size: 'xs' }, styles: control } satisfies Of<typeof TextInput>,
    Textarea: { defaultProps: { size: 'xs' }, styles: control } satisfies Of<typeof Textarea>,
    Select: {
      defaultProps: {
        size: 'xs',
        allowDeselect: false,
        comboboxProps: { shadow: 'md' },
        // The list itself scrolls, which its field's keys do: a frame around it has none.
        withScrollArea: false,
      },
      styles: {
        ...control,
        options: { maxHeight: '14rem', paddingInlineEnd: 'var(--space-1)', overflowY: 'auto' },
      },
    } satisfies Of<typeof Select>,
    InputWrapper: { styles: field } satisfies Of<typeof InputWrapper>,
    Menu: {
      defaultProps: {
        shadow: 'md',
        radius: 'md',
        withArrow: false,
        withInitialFocusPlaceholder: false,
      },
      classNames: { item: styles.menuItem ?? '', dropdown: styles.menu ?? '' },
    } satisfies Of<typeof Menu>,
    // Lists of fields and menus are popovers as well.
    Popover: {
      defaultProps: { shadow: 'md', radius: 'md', portalProps: { target: '#lists' } },
    } satisfies Of<typeof Popover>,
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        // It is the header of the dialog, not a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      classNames: { title: styles.modalTitle ?? '' },
    } satisfies Of<typeof Modal>,
    SegmentedControl: {
      defaultProps: { size: 'xs', withItemsBorders: false },
      classNames: {
        root: styles.segments ?? '',
        indicator: styles.segmentChosen ?? '',
        label: styles.segment ?? '',
      },
    } satisfies Of<typeof SegmentedControl>,
    // What was found scrolls where letters are large, and has to be reached by the keyboard then.
    SpotlightActionsList: { defaultProps: { viewportProps: { tabIndex: 0 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 'xs' } } satisfies Of<
      typeof Tooltip
    >,
  },
});
