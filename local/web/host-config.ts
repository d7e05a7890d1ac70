/** How Teams draws cards, told to the renderer in Fluent's colour variables: a theme change needs no drawing again. */
import { tokens } from '@fluentui/react-components';

const pair = (color: string, subtle = color) => ({ default: color, subtle });

const foregrounds = {
  default: pair(tokens.colorNeutralForeground1, tokens.colorNeutralForeground2),
  dark: pair(tokens.colorNeutralForeground1, tokens.colorNeutralForeground2),
  light: pair(tokens.colorNeutralForegroundInverted),
  accent: pair('var(--card-accent)'),
  good: pair('var(--card-good)'),
  warning: pair('var(--card-warning)'),
  attention: pair('var(--card-attention)'),
};

const style = (backgroundColor: string) => ({
  backgroundColor,
  borderColor: tokens.colorNeutralStroke1,
  foregroundColors: foregrounds,
});

export const teamsHostConfig = {
  supportsInteractivity: true,
  fontFamily: tokens.fontFamilyBase,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: style('transparent'),
    emphasis: style(tokens.colorNeutralBackground3),
    accent: style(tokens.colorBrandBackground2),
    good: style('var(--card-good-back)'),
    warning: style('var(--card-warning-back)'),
    attention: style('var(--card-attention-back)'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    // The gap is the style sheet's, so that buttons can go on to a second line.
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
    iconSize: 16,
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 160 },
    value: { wrap: true },
    spacing: 12,
  },
  table: { cellSpacing: 8 },
  textStyles: {
    heading: { size: 'large', weight: 'bolder' },
    columnHeader: { weight: 'bolder' },
  },
  textBlock: { headingLevel: 3 },
};
