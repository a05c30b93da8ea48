/** The Storybook helpers name Node's `path` for a part that runs while building, which the page never does. */
export default {};
