int ph_lib_vanthu(void); int ph_lib_vanthu(void) { return 0; }
