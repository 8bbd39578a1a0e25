// Styles have no meaning without a layout: the browser tests look at them.
export default {};
