int ph_compose_compose(void); int ph_compose_compose(void) { return 0; }
