int ph_dump_dump(void); int ph_dump_dump(void) { return 0; }
